using JasperFx;
using Kravbibliotek.Accounts;
using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Storage.Accounts;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.DataProtection;
using Kravbibliotek.Storage.Freshness;
using Kravbibliotek.Storage.Import;
using Kravbibliotek.Storage.Notices;
using Kravbibliotek.Storage.Proposals;
using Kravbibliotek.Storage.Releases;
using Marten;
using Marten.Schema;
using Npgsql;
using Weasel.Core;

namespace Kravbibliotek.Storage;

/// <summary>How the library's records are stored as documents.</summary>
internal static class Documents
{
    /// <summary>Tables whose rows are only ever added.</summary>
    public static IReadOnlyList<string> Unchangeable { get; } =
        ["mt_doc_requirementversion", "mt_doc_release", "mt_doc_storedfile", "mt_doc_change"];

    /// <summary>Tables with what everybody may read, and the part of it that a change in one is told as.</summary>
    public static IReadOnlyList<(string Table, LibraryPart Part)> Published { get; } =
    [
        .. new[]
        {
            "sok", "mt_doc_requirement", "mt_doc_requirementversion", "mt_doc_standard", "mt_doc_law", "mt_doc_term", "mt_doc_profile",
            "mt_doc_question", "mt_doc_coverage", "mt_doc_release", "mt_doc_editionreplacement",
        }.Select(table => (table, LibraryPart.Library)),
        .. new[] { "mt_doc_consultation", "mt_doc_consultationcomment", "mt_doc_submission" }
            .Select(table => (table, LibraryPart.Conversations)),
    ];

    /// <summary>The mapping, the same for the role that owns the schema and the role that serves requests.</summary>
    public static void Configure(StoreOptions options, NpgsqlDataSource source, string schema)
    {
        options.Connection(source);
        options.DatabaseSchemaName = schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase);
        MapEditable(options);
        MapProposals(options);
        options.Schema.For<RequirementVersion>().Identity(x => x.Id)
            .UniqueIndex(UniqueIndexType.Computed, "ux_requirementversion_key_number", x => x.Key, x => x.Number)
            .Index(x => x.Published);
        options.Schema.For<Release>().Identity(x => x.Name);
        options.Schema.For<StoredFile>().Identity(x => x.Id);
        options.Schema.For<Change>().Identity(x => x.Id).Index(x => x.Subject).Index(x => x.Who);
        options.Schema.For<StoredNotice>().Identity(x => x.Id).Index(x => x.Account).Index(x => x.MailDue);
        options.Schema.For<LibraryState>().Identity(x => x.Id);
        options.Schema.For<ProtectionKey>().Identity(x => x.Id);
    }

    private static void MapEditable(StoreOptions options)
    {
        options.Schema.For<NoticeSettings>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<NoticeProgress>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Account>().Identity(x => x.Id)
            .UniqueIndex(UniqueIndexType.Computed, AccountStore.UniqueName, x => x.NormalizedName)
            .UniqueIndex(UniqueIndexType.Computed, AccountStore.UniqueEmail, x => x.NormalizedEmail)
            .UniqueIndex(UniqueIndexType.Computed, AccountStore.UniqueExternal, x => x.ExternalId!)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Requirement>().Identity(x => x.Key).Index(x => x.Status)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Draft>().Identity(x => x.Key).Index(x => x.State)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Consultation>().Identity(x => x.Id).Index(x => x.Key)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<ConsultationComment>().Identity(x => x.Id).Index(x => x.Consultation)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<DraftInput>().Identity(x => x.Id).Index(x => x.Account)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Standard>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<PendingUpload>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<EditionReplacement>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<MigrationDecision>().Identity(x => x.Id).Index(x => x.Replacement)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Law>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Term>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Profile>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Coverage>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<Question>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
    }

    private static void MapProposals(StoreOptions options)
    {
        options.Schema.For<Submission>().Identity(x => x.Id).Index(x => x.Status).Index(x => x.Key!).Index(x => x.Organisation!)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
        options.Schema.For<PendingSheet>().Identity(x => x.Id)
            .UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision));
    }
}
