namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of the search.</summary>
public static partial class Links
{
    /// <summary>Suggestions while somebody types, as JSON.</summary>
    public const string Suggestions = Requirements + "/forslag";
}
