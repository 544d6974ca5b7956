using Golden;
using Marten.Schema;

namespace Marten.Tests;

/// <summary>The mappings that stand at the top of schema.sql.</summary>
internal static class Mappings
{
    public static void Apply(StoreOptions options)
    {
        options.Schema.For<Requirement>().Identity(x => x.Key).UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(x => x.Revision))
            .Index(x => x.Area).Index(x => new { x.Area, x.Title }).UniqueIndex(UniqueIndexType.Computed, "ux_requirement_title", x => x.Title);
        options.Schema.For<RequirementVersion>().UniqueIndex(UniqueIndexType.Computed, "ux_requirementversion_key_number", x => x.Key, x => x.Number);
        options.Schema.For<Catalogue.Entry>();
        options.Schema.For<Standard>().DocumentAlias("standardregister");
    }
}
