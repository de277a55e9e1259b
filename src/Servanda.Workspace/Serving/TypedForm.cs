using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Servanda.Storage.Evidence;
using Servanda.Storage.Merkle;

namespace Servanda.Workspace.Serving;

/// <summary>The form of an entry as it came in.</summary>
/// <param name="Fields">What was typed.</param>
/// <param name="Key">The key that the form carries.</param>
/// <param name="IsToEnter">Whether it is to be entered, and not only looked at.</param>
/// <param name="Files">The files that came with it.</param>
/// <param name="Carried">What the form says of files that were sent before.</param>
internal sealed record TypedForm(
    EntryFields Fields,
    string Key,
    bool IsToEnter,
    IReadOnlyList<IFormFile> Files,
    IReadOnlyList<string> Carried
)
{
    /// <summary>How many bytes all files of one form may have together.</summary>
    public const long MostBytes = 50L * 1024 * 1024;

    // What is somewhat too large is read to its end, so that what was typed can be given back.
    const long MostRead = 2 * MostBytes;

    const int MostTyped = 64 * 1024;

    /// <summary>Whether the files are larger than what is taken.</summary>
    public bool IsTooLarge => Files.Sum(f => f.Length) > MostBytes;

    /// <summary>Lets a request bring more than others may. Before anything of it is read.</summary>
    public static void Widen(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostRead;
        context.Features.Set<IFormFeature>(
            new FormFeature(
                context.Request,
                new FormOptions
                {
                    MultipartBodyLengthLimit = MostRead,
                    ValueLengthLimit = MostTyped,
                    ValueCountLimit = 256,
                }
            )
        );
    }

    /// <summary>Reads it; large files go to the disk while they come in. Null where it is too large, or no form.</summary>
    public static async Task<TypedForm?> Read(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return null;
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception fault)
            when (fault
                    is InvalidDataException
                        or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            )
        {
            return null;
        }
        return new TypedForm(
            EntryFields.Of(name => form[name] is [{ } first, ..] ? first : null),
            form["key"] is [{ Length: > 0 and <= 64 } key, ..] ? key : NewKey(),
            form["do"] == "enter",
            [.. form.Files.Where(f => f.Length > 0)],
            [.. form["kept"].OfType<string>()]
        );
    }

    /// <summary>A key for a form.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("n");

    /// <summary>What a form has to carry.</summary>
    public static FormSeal Seal(HttpContext context, string key)
    {
        var tokens = Antiforgery(context).GetAndStoreTokens(context);
        return new FormSeal(tokens.FormFieldName, tokens.RequestToken!, key);
    }

    /// <summary>Whether the form that was sent is one of this workspace, for this browser.</summary>
    public static Task<bool> IsGenuine(HttpContext context) => Antiforgery(context).IsRequestValidAsync(context);

    /// <summary>Takes the files in as evidence, and finds those that were sent before.</summary>
    public async Task<IReadOnlyList<KeptUpload>> Keep(EvidenceFolder evidence, CancellationToken cancel)
    {
        var kept = new List<KeptUpload>();
        foreach (var carried in Carried)
            if (
                carried.Split('/', 2) is [{ Length: 2 * Digest.Length } hash, var name]
                && hash.All(char.IsAsciiHexDigitLower)
            )
            {
                var file = evidence.Open(new Digest(Convert.FromHexString(hash)));
                if (file is null)
                    continue;
                await using (file.ConfigureAwait(false))
                    kept.Add(new KeptUpload(hash, file.Length, PlainName(name)));
            }
        foreach (var upload in Files)
        {
            var bytes = upload.OpenReadStream();
            await using (bytes.ConfigureAwait(false))
            {
                var file = await evidence.Keep(bytes, cancel).ConfigureAwait(false);
                kept.Add(new KeptUpload(file.Hash.ToString(), file.Size, PlainName(upload.FileName)));
            }
        }
        return [.. kept.DistinctBy(f => f.Hash)];
    }

    // A browser may send a path, and a stranger anything.
    static string PlainName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return plain.Length == 0 ? "file" : plain[^Math.Min(plain.Length, 120)..];
    }

    static IAntiforgery Antiforgery(HttpContext context) =>
        (IAntiforgery)context.RequestServices.GetService(typeof(IAntiforgery))!;
}
