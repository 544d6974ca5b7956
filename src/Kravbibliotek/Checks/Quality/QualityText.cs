using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Checks.Quality;

/// <summary>A content with its texts cut into sentences once for all rules.</summary>
internal sealed class QualityText
{
    private readonly Lazy<Prose> _guidance;

    public QualityText(RequirementContent content, QualityContext context)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(context);
        Content = content;
        Context = context;
        Normative =
        [
            .. new (string Field, string? Text)[]
            {
                (VersionSections.Text, content.Text),
                (VersionSections.TextAsAward, content.TextAsAward),
                (VersionSections.TextAsContractTerm, content.TextAsContractTerm),
            }
            .Where(t => t.Text is not null).Select(t => new Prose(t.Field, t.Text!)),
        ];
        _guidance = new(() => new(VersionSections.Guidance, content.Guidance));
    }

    public RequirementContent Content { get; }

    public QualityContext Context { get; }

    /// <summary>The wordings of the requirement itself.</summary>
    public IReadOnlyList<Prose> Normative { get; }

    public Prose Guidance => _guidance.Value;

    /// <summary>Every sentence of the wordings, with its text.</summary>
    public IEnumerable<(Prose Prose, Sentence Sentence)> Sentences() => Normative.SelectMany(p => p.Sentences.Select(s => (p, s)));
}
