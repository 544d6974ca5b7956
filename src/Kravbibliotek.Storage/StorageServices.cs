using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Consultations;
using Kravbibliotek.Storage.Curation;
using Kravbibliotek.Storage.DataProtection;
using Kravbibliotek.Storage.Feeds;
using Kravbibliotek.Storage.Files;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.News;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Storage.PersonalData;
using Kravbibliotek.Storage.Postgres;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Releases;
using Kravbibliotek.Storage.Requirements;
using Kravbibliotek.Storage.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kravbibliotek.Storage;

/// <summary>Registers everything that stores.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the library's stores. <see cref="LibraryHost.OpenAsync"/> has to be called before they are used; until then using them
    /// throws <see cref="DatabaseProblemException"/>.
    /// </summary>
    public static IServiceCollection AddKravbibliotekStorage(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => PersonalDataPeriod.From(provider.GetService<IConfiguration>()));
        services.AddSingleton<LibraryHost>();
        services.AddSingleton<PublishedChanges>();
        services.AddSingleton<RequirementStore>();
        services.AddSingleton<RequirementSearch>();
        services.AddSingleton<SearchSuggestions>();
        services.AddSingleton<RegisterStore>();
        services.AddSingleton<Glossary>();
        services.AddSingleton<PendingUploads>();
        services.AddSingleton<DraftImporting>();
        services.AddSingleton<DocumentImporting>();
        services.AddSingleton<ConditionStore>();
        services.AddSingleton<NewsStore>();
        services.AddSingleton<StandardStore>();
        services.AddSingleton<MigrationStore>();
        services.AddSingleton<ReleaseStore>();
        services.AddSingleton<ReleaseOverview>();
        services.AddSingleton<ReleaseCutting>();
        services.AddSingleton<LibraryImport>();
        services.AddSingleton<LibraryExport>();
        services.AddSingleton<LibraryStatus>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<PublishedRequirements>();
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DraftRegister>();
        services.AddSingleton<DraftEditing>();
        services.AddSingleton<DraftInputs>();
        services.AddSingleton<DraftList>();
        services.AddSingleton<FactStore>();
        services.AddSingleton<Publishing>();
        services.AddSingleton<RetirementStore>();
        services.AddSingleton<ChangeReader>();
        services.AddSingleton<CurationDesk>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<NoticeRound>();
        services.AddSingleton<ConsultationStore>();
        services.AddSingleton<CommentStore>();
        services.AddSingleton<SubmissionStore>();
        services.AddSingleton<SubmissionRegister>();
        services.AddSingleton<SubmissionDrafts>();
        services.AddSingleton<PendingProposals>();
        return services;
    }

    /// <summary>Adds what happens by itself: publication on a day, and the end of what has a last day. For the application that serves.</summary>
    public static IServiceCollection AddKravbibliotekJobs(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<PublishedChanges>());
        services.AddSingleton<CurationJob>();
        services.AddHostedService(provider => provider.GetRequiredService<CurationJob>());
        services.AddSingleton<CommentErasure>();
        services.AddHostedService(provider => provider.GetRequiredService<CommentErasure>());
        services.AddSingleton<AccountErasure>();
        services.AddHostedService(provider => provider.GetRequiredService<AccountErasure>());
        services.AddSingleton<LibraryFindings>();
        services.AddHostedService(provider => provider.GetRequiredService<LibraryFindings>());
        services.AddSingleton<SubmissionJob>();
        services.AddHostedService(provider => provider.GetRequiredService<SubmissionJob>());
        return services;
    }
}
