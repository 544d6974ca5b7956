using Kravbibliotek.Formats.Json;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Web.Features.Shared;

namespace Kravbibliotek.Web.Features.Api.Registers;

/// <summary>The registers around the requirements: each a list, and each entry by its id.</summary>
public static class RegisterOperations
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ApiOperation> All() =>
    [
        .. new ApiRegister<Standard>("standard", "standardlista", "standarder", "Standarder", "en standard", "EN-301-549", RegisterShapes.Standard)
        {
            Id = s => s.Id,
            Page = Links.Standard,
            ListPage = Links.Standards,
            AllAsync = (store, cancellation) => store.StandardsAsync(cancellation),
            OneAsync = (store, id, cancellation) => store.StandardAsync(id, cancellation),
        }.Operations(),
        .. new ApiRegister<Law>("lag", "laglista", "lagar", "Lagar", "en lag", "2016-1145", RegisterShapes.Law)
        {
            Id = l => l.Id,
            Page = Links.Law,
            ListPage = Links.Laws,
            AllAsync = (store, cancellation) => store.LawsAsync(cancellation),
            OneAsync = (store, id, cancellation) => store.LawAsync(id, cancellation),
        }.Operations(),
        .. new ApiRegister<Term>("begrepp", "begreppslista", "begrepp", "Begrepp", "ett begrepp", "losningen", RegisterShapes.Term)
        {
            Id = t => t.Id,
            Page = Links.Term,
            ListPage = Links.Terms,
            AllAsync = (store, cancellation) => store.TermsAsync(cancellation),
            OneAsync = (store, id, cancellation) => store.TermAsync(id, cancellation),
        }.Operations(),
        .. new ApiRegister<Profile>("profil", "profillista", "profiler", "Kravprofiler", "en kravprofil", "molntjanst", RegisterShapes.Profile)
        {
            Id = p => p.Id,
            Page = Links.Profile,
            ListPage = Links.Profiles,
            AllAsync = (store, cancellation) => store.ProfilesAsync(cancellation),
            OneAsync = (store, id, cancellation) => store.ProfileAsync(id, cancellation),
        }.Operations(),
        .. new ApiRegister<Question>("fraga", "fragelista", "fragor", "Frågor", "en fråga", "leverans", RegisterShapes.Question)
        {
            Id = q => q.Id,
            Page = Links.Question,
            ListPage = Links.Questions,
            Order = "i guidens ordning",
            AllAsync = (store, cancellation) => store.QuestionsAsync(cancellation),
            OneAsync = (store, id, cancellation) => store.QuestionAsync(id, cancellation),
        }.Operations(),
        .. new ApiRegister<AreaInfo>("omrade", "omradeslista", "omraden", "Områden", "ett område", "leverans", RegisterShapes.Area)
        {
            Id = a => a.Folder,
            Page = id => Links.Area(Areas.ByFolder(id)!),
            ListPage = Links.Requirements,
            AllAsync = (_, _) => Task.FromResult(Areas.All),
            OneAsync = (_, id, _) => Task.FromResult(Areas.ByFolder(id)),
        }.Operations(),
    ];
}
