namespace Kravbibliotek.Web.Features.Shared;

/// <summary>The addresses of reading in other people's documents.</summary>
public static partial class Links
{
    public const string ImportDocument = Curation + "/inlasning/dokument";
    public const string ImportDocumentPreview = ImportDocument + "/granska";
    public const string ImportedDocument = ImportDocument + "/klart";
}
