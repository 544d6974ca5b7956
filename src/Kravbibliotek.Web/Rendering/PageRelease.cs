using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kravbibliotek.Web.Rendering;

/// <summary>
/// Tags pages that never change. A tag stands for what is shown and for the release of the program that shows it, so that a
/// library built again from its files answers the same tag, and a new layout another.
/// </summary>
public sealed class PageRelease(IFileVersionProvider files)
{
    // The compiler is deterministic: the same views and code have the same id on every machine.
    private static readonly string Program = typeof(PageRelease).Module.ModuleVersionId.ToString("N");

    private static readonly string[] Files =
        ["/app.css", "/app.js", "/lib/designsystemet/theme.css", "/lib/designsystemet/designsystemet.css"];

    /// <summary>A strong entity tag, quotes included.</summary>
    /// <param name="shown">Everything that the page shows.</param>
    public string Tag(object shown)
    {
        var parts = Files.Select(f => files.AddFileVersionToPath("", f)).Append(Program).Append(JsonSerializer.Serialize(shown));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return $"\"{Base64Url.EncodeToString(hash.AsSpan(0, 18))}\"";
    }
}
