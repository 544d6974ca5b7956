using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Kravbibliotek.Formats.Excel;

/// <summary>A kind of file that is such a package.</summary>
/// <param name="Main">How the content type of its main part ends.</param>
/// <param name="Name">What it is called, with its article left out.</param>
/// <param name="Ending">How its name ends.</param>
internal sealed record OfficeFile(string Main, string Name, string Ending)
{
    public static OfficeFile Excel { get; } = new("spreadsheetml.sheet.main+xml", "Excelfil", ".xlsx");

    public static OfficeFile Word { get; } = new("wordprocessingml.document.main+xml", "Wordfil", ".docx");

    public ExcelFileException IsAnother() => new($"Filen är inte en {Name}. Spara den som {Ending} och försök igen.");
}

/// <summary>
/// The package that an Excel file is: parts in a ZIP. Never opened with an Office library, which would follow every relation in it;
/// only the parts that hold cells are read, by an XML reader with limits, no DTD and nothing fetched from outside.
/// </summary>
internal sealed class ExcelPackage : IDisposable
{
    private const long SmallPart = 1 << 20;
    private const int MostDepth = 256;

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private readonly OfficeFile _kind;
    private readonly ZipArchive _archive;
    private readonly ExcelLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    private ExcelPackage(ZipArchive archive, ExcelLimits limits, OfficeFile kind) => (_archive, _limits, _kind) = (archive, limits, kind);

    /// <summary>Opens a file and sees that it is of its kind, a workbook where nothing is said, without programs in it.</summary>
    public static ExcelPackage Open(Stream file, ExcelLimits limits, OfficeFile? kind = null)
    {
        var start = new byte[CompoundFile.Length];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(CompoundFile))
        {
            throw new ExcelFileException(
                "Filen är skyddad med lösenord eller sparad i ett äldre format. Ta bort lösenordet och spara den som "
                + $"{(kind ?? OfficeFile.Excel).Ending}.");
        }

        file.Position = 0;
        var package = new ExcelPackage(new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true), limits, kind ?? OfficeFile.Excel);
        try
        {
            package.Index();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>The path of the workbook, which the package's own relations tell.</summary>
    public string Workbook =>
        Relations("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Target ?? throw _kind.IsAnother();

    /// <summary>What a part points to. What lies outside the file is left out: it is never looked at.</summary>
    public IReadOnlyList<Relation> Relations(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var path = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (!_parts.ContainsKey(path))
            return [];
        return
        [
            .. Load(path).Elements().Where(e => (string?)e.Attribute("TargetMode") != "External")
                .Select(e => new Relation(Value(e, "Id"), Value(e, "Type"), Resolve(folder, Value(e, "Target")))),
        ];
    }

    /// <summary>A whole part, for those that are small by nature.</summary>
    public XElement Load(string part)
    {
        using var xml = Read(part);
        var root = XElement.Load(xml);
        RefuseDeep(root);
        return root;
    }

    /// <summary>Opens a part.</summary>
    public XmlReader Read(string part)
    {
        var entry = _parts.GetValueOrDefault(part) ?? throw new ExcelFileException();
        var most = Math.Min(_limits.UnpackedBytes - _unpacked, Math.Max(SmallPart, entry.CompressedLength * _limits.Expansion));
        var content = new CountedStream(entry.Open(), most, bytes => _unpacked += bytes);
        return XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    public void Dispose() => _archive.Dispose();

    private void Index()
    {
        if (_archive.Entries.Count > _limits.Parts)
            throw TooLarge();
        foreach (var entry in _archive.Entries)
            if (!_parts.TryAdd(entry.FullName.TrimStart('/').Replace('\\', '/'), entry))
                throw new ExcelFileException();
        if (!_parts.ContainsKey("[Content_Types].xml"))
            throw _kind.IsAnother();
        var types = Load("[Content_Types].xml").Elements().Select(e => (string?)e.Attribute("ContentType") ?? "").ToList();
        if (types.Any(t => t.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            || types.Concat(_parts.Keys).Any(t => t.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ExcelFileException($"Filen innehåller makron och läses inte. Spara den som {_kind.Ending}, utan makron.");
        }

        if (!types.Any(t => t.EndsWith(_kind.Main, StringComparison.Ordinal)))
            throw _kind.IsAnother();
    }

    // Whoever walks a tree goes as deep as it is, and no program writes one that is deeper.
    private static void RefuseDeep(XElement root)
    {
        var depth = 1;
        for (var at = root; ;)
        {
            if (at.Elements().FirstOrDefault() is { } child)
            {
                at = child;
                if (++depth > MostDepth)
                    throw new ExcelFileException();
                continue;
            }

            XElement? next = null;
            while (at != root && (next = at.ElementsAfterSelf().FirstOrDefault()) is null)
                (at, depth) = (at.Parent!, depth - 1);
            if (next is null)
                return;
            at = next;
        }
    }

    private static string Value(XElement element, string name) => (string?)element.Attribute(name) ?? "";

    private static string Resolve(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step != "..")
                parts.Add(step);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts.Where(p => p != "."));
    }

    internal static ExcelFileException TooLarge() => new("Filen innehåller mer än vad som kan läsas in på en gång. Dela upp den i flera.");

    /// <summary>A relation inside the package.</summary>
    internal sealed record Relation(string Id, string Type, string Target);

    private sealed class CountedStream(Stream inner, long most, Action<int> tell) : Stream
    {
        private long _left = most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _left -= read;
            tell(read);
            return _left < 0 ? throw TooLarge() : read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
