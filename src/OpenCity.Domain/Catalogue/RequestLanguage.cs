namespace OpenCity.Domain.Catalogue;

/// <summary>The part of a request's state that says in which language texts are wanted where a field does not.</summary>
public class RequestLanguage(string language)
{
    /// <summary>A value of the enum <c>Lang</c>, from <c>Accept-Language</c> or the city's first.</summary>
    public string Language { get; } = language;
}
