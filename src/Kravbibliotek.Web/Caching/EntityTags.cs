using Microsoft.Net.Http.Headers;

namespace Kravbibliotek.Web.Caching;

/// <summary>Tells a visitor who has an answer already that it still holds.</summary>
public static class EntityTags
{
    /// <summary>True when the request says that the visitor has the answer with this tag, compressed or not (RFC 9110, section 13.1.2).</summary>
    public static bool Knows(this HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    /// <summary>Makes the tag of a compressed answer a weak one: its bytes are others than those that the tag was made of.</summary>
    internal static void WeakenWhenCompressed(HttpResponse response)
    {
        var headers = response.GetTypedHeaders();
        if (response.Headers.ContentEncoding.Count > 0 && headers.ETag is { IsWeak: false } strong)
            headers.ETag = new EntityTagHeaderValue(strong.Tag, isWeak: true);
    }
}
