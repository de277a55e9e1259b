using System.Text;
using System.Text.Json;

namespace Servanda.Workspace.Tests.Api;

/// <summary>Requests to a workspace, and what came of them.</summary>
internal static class Http
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Gets something.</summary>
    public static Task<HttpResponseMessage> Get(
        this Workspace workspace,
        string address,
        params (string Name, string Value)[] headers
    ) => workspace.Send(new HttpRequestMessage(HttpMethod.Get, address), headers);

    /// <summary>Sends an object as JSON.</summary>
    public static Task<HttpResponseMessage> Post(
        this Workspace workspace,
        string address,
        object sent,
        params (string Name, string Value)[] headers
    ) =>
        workspace.Send(
            new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new StringContent(JsonSerializer.Serialize(sent), Encoding.UTF8, "application/json"),
            },
            headers
        );

    /// <summary>The content as text.</summary>
    public static Task<string> Text(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Cancel);

    /// <summary>The content as JSON.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer)
    {
        using var parsed = JsonDocument.Parse(await answer.Text());
        return parsed.RootElement.Clone();
    }

    /// <summary>That it is a problem of a status, and what it says.</summary>
    public static async Task<JsonElement> IsProblem(this HttpResponseMessage answer, int status, string sentence)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Json();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Contains(sentence, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        return problem;
    }

    static async Task<HttpResponseMessage> Send(
        this Workspace workspace,
        HttpRequestMessage request,
        (string Name, string Value)[] headers
    )
    {
        using (request)
        {
            foreach (var (name, value) in headers)
                if (!request.Headers.TryAddWithoutValidation(name, value))
                    request.Content!.Headers.TryAddWithoutValidation(name, value);
            return await workspace.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        }
    }
}
