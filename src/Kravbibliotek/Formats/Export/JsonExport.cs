using Kravbibliotek.Formats.Json;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Formats.Export;

/// <summary>Everything published, all versions and registers, for programs. The shape is described in README.md beside this file.</summary>
public sealed class JsonExport : ExportFormat
{
    /// <inheritdoc/>
    public override string Handle => "json";

    /// <inheritdoc/>
    public override string Extension => ".json";

    /// <inheritdoc/>
    public override string MediaType => "application/json";

    /// <inheritdoc/>
    public override string Description => "allt publicerat med alla versioner och register, för program";

    /// <inheritdoc/>
    public override void Write(Library library, Stream target) => LibraryShapes.Export.Write(target, library);
}
