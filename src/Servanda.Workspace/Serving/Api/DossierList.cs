namespace Servanda.Workspace.Serving.Api;

/// <summary>Which dossiers are served.</summary>
internal static class DossierList
{
    /// <summary>All that whoever asks may see.</summary>
    public static async ValueTask<ApiReply> All(ApiCall call)
    {
        var all = new List<DossierJson>();
        foreach (var served in call.Service<Access>().VisibleTo(call.Viewer, call.Service<DossierShelf>()))
            all.Add(DossierJson.Of(await served.Read(call.Cancel).ConfigureAwait(false)));
        return ApiReply.Json(new DossiersJson(all), (ApiForms f) => f.DossiersJson);
    }

    /// <summary>One of them.</summary>
    public static ValueTask<ApiReply> One(ApiCall call) =>
        new(ApiReply.Json(DossierJson.Of(call.Reading), (ApiForms f) => f.DossierJson));
}
