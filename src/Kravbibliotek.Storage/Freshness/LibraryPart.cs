namespace Kravbibliotek.Storage.Freshness;

/// <summary>A part of what is shown to everybody, that changes by itself.</summary>
public enum LibraryPart
{
    /// <summary>Requirements, standards, laws, glossary, profiles, questions and releases.</summary>
    Library,

    /// <summary>Consultations, and the answers to comments and feedback.</summary>
    Conversations,
}
