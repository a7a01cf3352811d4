namespace OpenCity.Data.Import;

/// <summary>An import that did not happen: nothing was changed. The message names the thing, the place and the remedy.</summary>
public sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
