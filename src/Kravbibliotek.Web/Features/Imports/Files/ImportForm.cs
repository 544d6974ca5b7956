namespace Kravbibliotek.Web.Features.Imports.Files;

/// <summary>A file to look at.</summary>
public sealed class UploadForm
{
    public IFormFile? File { get; set; }

    /// <summary>The requirement that a single draft is of.</summary>
    public string? Key { get; set; }

    /// <summary>The folder of the area that controls from elsewhere go to.</summary>
    public string? Area { get; set; }
}

/// <summary>What is decided about one file.</summary>
public sealed class ChoiceForm
{
    public const string Take = "las-in";
    public const string Leave = "lat-bli";

    public string? Path { get; set; }

    public string? Basis { get; set; }

    public string? Choice { get; set; }
}

/// <summary>What is decided about each file of an upload.</summary>
public sealed class ImportForm
{
    /// <summary>Which upload was looked at.</summary>
    public long Revision { get; set; }

    public IList<ChoiceForm> Rows { get; set; } = [];
}
