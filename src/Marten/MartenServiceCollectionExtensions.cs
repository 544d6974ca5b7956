using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marten;

/// <summary>Registers a store and its sessions.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "It is nested in the API that this follows.")]
public static class MartenServiceCollectionExtensions
{
    /// <summary>One <see cref="IDocumentStore"/>, and an <see cref="IDocumentSession"/> and an <see cref="IQuerySession"/> for each scope.</summary>
    public static MartenConfigurationExpression AddMarten(this IServiceCollection services, Func<IServiceProvider, StoreOptions> optionSource)
    {
        services.AddSingleton(optionSource);
        services.AddSingleton<IDocumentStore>(provider => new DocumentStore(
            provider.GetRequiredService<StoreOptions>(),
            provider.GetService<RegisteredDataSource>()?.From(provider)));
        services.AddScoped(provider => provider.GetRequiredService<IDocumentStore>().QuerySession());
        services.AddScoped(provider => provider.GetRequiredService<IDocumentStore>().LightweightSession());
        return new MartenConfigurationExpression(services);
    }

    /// <summary>Goes on with the registration.</summary>
    public class MartenConfigurationExpression
    {
        internal MartenConfigurationExpression(IServiceCollection services) => Services = services;

        /// <summary>Where the store is registered.</summary>
        public IServiceCollection Services { get; }

        /// <summary>Sessions do not remember what they load, which is the default and all that the subset has.</summary>
        public MartenConfigurationExpression UseLightweightSessions() => this;

        /// <summary>Uses the registered data source, unless the options have a connection of their own.</summary>
        public MartenConfigurationExpression UseNpgsqlDataSource(object? serviceKey = null)
        {
            Services.AddSingleton(new RegisteredDataSource(serviceKey));
            return this;
        }
    }

    private sealed record RegisteredDataSource(object? Key)
    {
        public NpgsqlDataSource From(IServiceProvider provider)
            => Key is null ? provider.GetRequiredService<NpgsqlDataSource>() : provider.GetRequiredKeyedService<NpgsqlDataSource>(Key);
    }
}
