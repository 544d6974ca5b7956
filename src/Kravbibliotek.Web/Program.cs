using Kravbibliotek.Web.Startup;

WebApplication.CreateBuilder(args).AddKravbibliotek().Build().UseKravbibliotek().Run();
