using System.Diagnostics;
using OpenTelemetry;

namespace Kravbibliotek.Web.Telemetry;

/// <summary>Takes away what could tell who looked for what: addresses, browsers and query strings.</summary>
public sealed class WithoutPersonalData : BaseProcessor<Activity>
{
    private static readonly string[] Tags =
        ["url.query", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original"];

    public override void OnEnd(Activity data)
    {
        // A private address is a secret.
        if (data.GetTagItem("url.path") is string path && path.StartsWith("/notiser/", StringComparison.OrdinalIgnoreCase))
            data.SetTag("url.path", null);
        foreach (var tag in Tags)
            data.SetTag(tag, null);
    }
}
