namespace Kravbibliotek.Web.Languages;

/// <summary>A page that also exists in English, under <see cref="PageLanguage.Prefix"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class InEnglishAttribute : Attribute;
