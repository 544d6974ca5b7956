namespace Kravbibliotek.Checks.Quality;

/// <summary>A word list as a reader sees it.</summary>
/// <param name="Title">What it lists.</param>
/// <param name="Rules">Codes of the rules that read it.</param>
/// <param name="Words">Its rows.</param>
public sealed record WordListView(string Title, IReadOnlyList<string> Rules, IReadOnlyList<ListedWord> Words);

/// <summary>The word lists of the requirement checker, for those who want to read them.</summary>
public static class WordLists
{
    /// <summary>All lists, those that most texts meet first.</summary>
    public static IReadOnlyList<WordListView> All { get; } =
    [
        new("Vaga ord", ["S107"], WordList.Read("vaga-ord")),
        new("Absoluta ord", ["S108"], WordList.Read("absoluta-ord")),
        new("Nekande ord", ["S109"], WordList.Read("negationer")),
        new("Standarder och märkningar som känns igen på namnet", ["S101"], WordList.Read("standarder")),
        new("Varumärken, produkter och ursprung", ["S102"], WordList.Read("varumarken")),
        new("De som kan göra något i ett krav", ["S105", "S106"], WordList.Read("aktorer")),
        new("Ord på -s som inte räknas som passiva", ["S106"], WordList.Read("passiv-undantag")),
        new("Förkortningar som får stå utan förklaring", ["S114"], WordList.Read("forkortningar")),
    ];
}
