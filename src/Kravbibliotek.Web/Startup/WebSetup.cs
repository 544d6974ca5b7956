using System.Globalization;
using Kravbibliotek.Web.Features.Api;
using Kravbibliotek.Web.Features.Drafts;
using Kravbibliotek.Web.Features.Drafts.Edit;
using Kravbibliotek.Web.Features.Imports.Document;
using Kravbibliotek.Web.Features.Imports.Files;
using Kravbibliotek.Web.Features.MyList;
using Kravbibliotek.Web.Features.Notices;
using Kravbibliotek.Web.Features.Profiles.Annex;
using Kravbibliotek.Web.Features.Publication;
using Kravbibliotek.Web.Features.Requirements.Show;
using Kravbibliotek.Web.Features.Robots.Sitemap;
using Kravbibliotek.Web.Features.Shared;
using Kravbibliotek.Web.Forms;
using Kravbibliotek.Web.Pdf;
using Kravbibliotek.Web.Rendering;
using Kravbibliotek.Web.Security;
using Kravbibliotek.Web.Telemetry;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace Kravbibliotek.Web.Startup;

/// <summary>Puts the web application together.</summary>
public static class WebSetup
{
    /// <summary>Adds everything the application needs.</summary>
    public static WebApplicationBuilder AddKravbibliotek(this WebApplicationBuilder builder)
    {
        // What is written outside requests, mails for instance, is Swedish whatever the machine is set to.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Wording.Swedish;
        // A mistake in the wiring shows at start, in Production too.
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        // Also without publishing, whatever the environment is called.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.AddTelemetry();
        builder.AddLibrary();
        builder.Services.AddMvc();
        builder.AddSignIn();
        builder.Services.AddSecurity(builder.Configuration);
        builder.Services.AddNotices();
        return builder;
    }

    /// <summary>The order of what every request passes.</summary>
    public static WebApplication UseKravbibliotek(this WebApplication app)
    {
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseApi();
        app.UseLanguages();
        app.UseExceptionHandler("/fel/500");
        if (app.Environment.IsProduction())
            app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
        app.UseRequestLimits();
        app.UseRouting();
        app.UseSwedishWhereNoEnglish();
        app.UseRateLimiter();
        app.UseLibraryGate();
        app.UseAuthentication();
        app.UseSignedInResponses();
        app.UseAuthorization();
        app.UseSettledEncoding();
        app.UseCaching();
        app.UseCompression();
        app.MapStaticAssets().AllowAnonymous().WithMetadata(new WithoutLibraryAttribute());
        app.MapHealth();
        app.MapApi();
        app.MapControllers();
        return app;
    }

    private static void AddMvc(this IServiceCollection services)
    {
        services.AddControllersWithViews(options =>
        {
            options.ModelBinderProviders.Insert(0, new TrimmedStrings());
            options.ModelBindingMessageProvider.UseSwedish();
            options.MaxModelBindingCollectionSize = RequestLimits.MaxFields;
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add(new FormsOnly());
        });
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViews()));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(SwedishHtmlEncoder.Ranges));
        services.Configure<FormOptions>(options => options.ValueCountLimit = RequestLimits.MaxFields);
        services.AddSingleton<EnglishPages>();
        services.AddCaching();
        services.AddCompression();
        services.AddSingleton<ListRows>();
        services.AddSingleton<OfficePdf>();
        services.AddSingleton<AnnexMaking>();
        services.AddSingleton<PageRelease>();
        services.AddSingleton(SitemapLimit.OfTheProtocol);
        services.AddSingleton<ShowPages>();
        services.AddSingleton<DraftPages>();
        services.AddSingleton<PublishPages>();
        services.AddSingleton<EditPages>();
        services.AddSingleton<UploadedFiles>();
        services.AddSingleton<UploadedDocuments>();
    }

    private static void AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddProxies(configuration);
        services.AddKeyCertificates(configuration);
        services.AddRateLimits(configuration);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "kravbibliotek-skydd";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // What would read the keys at start, before the database is open. They are read when first needed.
        services.Remove(services.Single(
            s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly));
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
    }
}
