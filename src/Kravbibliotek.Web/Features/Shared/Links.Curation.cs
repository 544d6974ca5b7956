namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of curation.</summary>
public static partial class Links
{
    public const string Curation = "/kuratering";
}
