using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Servanda.Workspace.Serving;
using Servanda.Workspace.Serving.Api;

namespace Servanda.Workspace;

/// <summary>The workspace as a web server.</summary>
internal static class WorkspaceHost
{
    // A page of evidence is attached on its own way, with a limit of its own.
    const long MostBytes = 1024 * 1024;

    /// <summary>Builds it; nothing listens until it is started.</summary>
    /// <exception cref="ArgumentException">An address is not of this machine.</exception>
    public static WebApplication Build(WorkspaceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (WorkspaceOptions.FirstPublic(options.Urls) is { } url)
            throw new ArgumentException($"{url} is not an address of this machine.", nameof(options));
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(_ => new DossierShelf(options.Dossiers, options.Store, options.Clock));
        services.AddSingleton<Access>();
        services.AddSingleton<ChangeFeeds>();
        // Forms of before a restart are asked for again, with what was typed in them.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "servanda-form";
            antiforgery.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        var app = builder.Build();
        app.UseGuard();
        app.UseResponseCompression();
        app.UseFaults();
        app.MapGet("/assets/{hash}/{name}", OwnFiles.Serve);
        app.MapApi();
        app.MapRecord();
        app.MapPages();
        return app;
    }
}
