using Kravbibliotek.Formats.Json;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api;

/// <summary>A kind of error, told by a code that never changes meaning.</summary>
/// <param name="Code">The code.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">What went wrong, in Swedish.</param>
/// <param name="Detail">More on it and what to do, when nothing more exact can be said.</param>
public sealed record ApiProblemKind(string Code, int Status, string Title, string Detail)
{
    public static ApiProblemKind UnknownParameter { get; } = new(
        "okand-parameter", StatusCodes.Status400BadRequest, "Parametern finns inte", "Adressen har en parameter som inte finns. Se openapi.json.");

    public static ApiProblemKind RepeatedParameter { get; } = new(
        "upprepad-parameter", StatusCodes.Status400BadRequest, "Parametern står för många gånger", "Ta bort dem som är för många.");

    public static ApiProblemKind InvalidValue { get; } = new(
        "ogiltigt-varde", StatusCodes.Status400BadRequest, "Parametern har ett värde som inte går att använda", "Rätta värdet. Se openapi.json.");

    public static ApiProblemKind BadRequest { get; } = new(
        "ogiltigt-anrop", StatusCodes.Status400BadRequest, "Anropet går inte att förstå", "Jämför med exemplen i openapi.json.");

    public static ApiProblemKind NotFound { get; } = new(
        "finns-inte", StatusCodes.Status404NotFound, "Det finns inget på adressen", "Börja på /api/v1, där allt som finns är länkat.");

    public static ApiProblemKind MethodNotAllowed { get; } = new(
        "bara-lasning", StatusCodes.Status405MethodNotAllowed, "API:et går bara att läsa", "Använd GET eller HEAD.");

    public static ApiProblemKind NotAcceptable { get; } = new(
        "bara-json", StatusCodes.Status406NotAcceptable, "API:et svarar med JSON", "Ta bort Accept ur anropet, eller lägg till application/json.");

    public static ApiProblemKind TooLarge { get; } = new(
        "for-stort", StatusCodes.Status413PayloadTooLarge, "Anropet är för stort", "Skicka inget innehåll: API:et läser inget.");

    public static ApiProblemKind TooMany { get; } = new(
        "for-manga-anrop", StatusCodes.Status429TooManyRequests, "För många anrop",
        "Vänta så många sekunder som Retry-After säger och försök igen.");

    public static ApiProblemKind Internal { get; } = new(
        "internt-fel", StatusCodes.Status500InternalServerError, "Något gick fel hos oss",
        "Försök igen om en stund. Kontakta oss med värdet i instance om det inte hjälper.");

    public static ApiProblemKind Opening { get; } = new(
        "oppnar-strax", StatusCodes.Status503ServiceUnavailable, "Biblioteket öppnar strax",
        "Vänta så många sekunder som Retry-After säger och försök igen.");

    /// <summary>All of them, by status.</summary>
    public static IReadOnlyList<ApiProblemKind> All { get; } =
    [
        BadRequest, UnknownParameter, RepeatedParameter, InvalidValue, NotFound, MethodNotAllowed, NotAcceptable, TooLarge, TooMany, Internal, Opening,
    ];

    /// <summary>The kind that a status stands for when nothing more is known.</summary>
    public static ApiProblemKind Of(int status) =>
        All.FirstOrDefault(k => k.Status == status) ?? (status < StatusCodes.Status500InternalServerError ? BadRequest : Internal);
}

/// <summary>What went wrong with one request, as RFC 9457 says it.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Detail">What was wrong, and how to mend it, in Swedish.</param>
/// <param name="Parameter">The parameter that is wrong, or null.</param>
public sealed record ApiProblem(ApiProblemKind Kind, string Detail, string? Parameter = null)
{
    public const string MediaType = "application/problem+json";

    /// <summary>How it is written.</summary>
    internal static JsonShape<WrittenProblem> Shape { get; } = new("fel", "Vad som gick fel, enligt RFC 9457.", m => m
        .Address("type", "Sidan som förklarar felkoden.", p => p.Type, $"https://krav.exempel.se{Links.ApiProblem(ApiProblemKind.InvalidValue.Code)}")
        .Text("title", "Vad som gick fel.", p => p.Problem.Kind.Title, ApiProblemKind.InvalidValue.Title)
        .Count("status", "HTTP-statusen.", 400, p => p.Status, ApiProblemKind.InvalidValue.Status)
        .Text("detail", "Var felet är och hur det går att laga.", p => p.Problem.Detail, "antal ska vara ett heltal från 1 till 100.")
        .Text("instance", "Det här anropet. Ange värdet om du kontaktar oss.", p => p.Instance, "/api/v1/krav#0af7651916cd43dd8448eb211c80319c")
        .Text("kod", "Felkoden. Den ändras aldrig.", p => p.Problem.Kind.Code, ApiProblemKind.InvalidValue.Code)
        .OptionalText("parameter", "Parametern som är fel, när det är en parameter.", p => p.Problem.Parameter, "antal"));

    /// <summary>Nothing at the address, or nothing any more.</summary>
    public static ApiProblem NotFound(string detail) => new(ApiProblemKind.NotFound, detail);
}

/// <summary>A problem with what is only known when it is sent.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">The address of the page that explains it.</param>
/// <param name="Instance">This request.</param>
internal sealed record WrittenProblem(ApiProblem Problem, int Status, string Type, string Instance);
