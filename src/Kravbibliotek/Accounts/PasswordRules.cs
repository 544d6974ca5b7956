using System.Text;

namespace Kravbibliotek.Accounts;

/// <summary>
/// What a password has to be: long and not among the first that somebody would guess. No rules about kinds of characters.
/// </summary>
public static class PasswordRules
{
    /// <summary>The shortest allowed.</summary>
    public const int MinLength = 12;

    /// <summary>The longest allowed, so that hashing one cannot be made expensive.</summary>
    public const int MaxLength = 128;

    private const int FewestDifferent = 5;

    private static readonly HashSet<string> Guessed = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passw", "losenord", "lösenord", "hemligt", "hemlig", "qwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "admin",
        "administrator", "administratör", "root", "user", "användare", "welcome", "välkommen", "valkommen", "letmein", "iloveyou",
        "sommar", "vinter", "höst", "hösten", "vår", "våren", "sommaren", "vintern", "sverige", "sweden", "stockholm", "göteborg",
        "malmö", "kommun", "kommunen", "region", "regionen", "adda", "kravbibliotek", "kravbiblioteket", "krav", "upphandling",
        "upphandlare", "kurator", "granskare", "demo", "test", "changeme", "abc", "abcdef", "abcdefgh", "abcdefghijkl", "monkey",
        "dragon", "football", "fotboll", "ishockey", "superman", "batman", "princess", "sunshine", "januari", "februari", "mars",
        "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december", "måndag", "tisdag", "onsdag",
        "torsdag", "fredag", "lördag", "söndag", "correcthorsebatterystaple", "trustno",
    };

    /// <summary>The password as it is compared: trimmed and in composed form, the same from every keyboard.</summary>
    public static string Clean(string typed) => typed.Trim().Normalize(NormalizationForm.FormC);

    /// <summary>What is wrong with a password for this person, or null. The message is a Swedish sentence.</summary>
    public static string? Problem(string password, string name, string email)
    {
        if (password.Length < MinLength)
            return $"Välj ett lösenord med minst {MinLength} tecken. Flera ord efter varandra går bra.";
        if (password.Length > MaxLength)
            return $"Välj ett lösenord med högst {MaxLength} tecken.";
        return IsGuessed(password) || IsOwn(password, name) || IsOwn(password, email.Split('@')[0])
            ? "Lösenordet är lätt att gissa. Välj något som inte är ett vanligt ord, en rad på tangentbordet eller ditt namn."
            : null;
    }

    private static bool IsGuessed(string password)
    {
        var letters = string.Concat(password.Where(char.IsLetter));
        return password.ToLowerInvariant().Distinct().Count() < FewestDifferent || IsRun(password) || letters.Length == 0
            || Guessed.Contains(letters) || IsRepeated(letters);
    }

    // Only digits and signs around the own name.
    private static bool IsOwn(string password, string name)
    {
        var (typed, own) = (Letters(password), Letters(name));
        return own.Length > 2 && (typed == own || typed == own + own);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();

    // "lösenordlösenord"
    private static bool IsRepeated(string letters) =>
        letters.Length % 2 == 0 && letters[..(letters.Length / 2)] is var half && Guessed.Contains(half)
        && letters.EndsWith(half, StringComparison.OrdinalIgnoreCase);

    // "abcdefghijkl", "210987654321"
    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(s => s is 1) >= steps.Count - 2 || steps.Count(s => s is -1) >= steps.Count - 2;
    }
}
