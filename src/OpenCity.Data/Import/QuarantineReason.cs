namespace OpenCity.Data.Import;

/// <summary>Why a row of a file was set aside; the names stand in the quarantine table as <see cref="QuarantineReasons.Code"/> writes them.</summary>
public enum QuarantineReason
{
    /// <summary>A field that every record has is missing.</summary>
    MissingValue,

    /// <summary>Not a number as the mapping writes numbers.</summary>
    NotANumber,

    /// <summary>A number with a fraction where a whole one belongs.</summary>
    NotWhole,

    /// <summary>A number outside of the bounds that the SDL declares, or of the type.</summary>
    OutOfRange,

    /// <summary>Not a time or day of the mapping's pattern, or one that the zone's clocks never show.</summary>
    NotATime,

    /// <summary>Neither true nor false.</summary>
    NotTrueOrFalse,

    /// <summary>A word that neither the mapping's values nor the enum know.</summary>
    UnknownValue,

    /// <summary>A text longer than the SDL allows.</summary>
    TooLong,

    /// <summary>Not an absolute address (RFC 3986).</summary>
    NotAnAddress,

    /// <summary>A text with a control sign, or with bytes that the encoding has no sign for.</summary>
    BadText,

    /// <summary>A list or an object where one value belongs.</summary>
    NotASingleValue,

    /// <summary>Half of a place, or a part of a reference.</summary>
    IncompleteValue,

    /// <summary>A reference to a record that is not there.</summary>
    UnknownReference,

    /// <summary>A look-up that finds several records.</summary>
    AmbiguousReference,

    /// <summary>Another row of the file has the same key and other values.</summary>
    Conflict,

    /// <summary>More or fewer cells than the header, or an item of a list that is no object.</summary>
    WrongCellCount,

    /// <summary>The record's id would be longer than 200 characters.</summary>
    KeyTooLong,

    /// <summary>The row does not belong to the scope of the snapshot.</summary>
    OutOfScope,
}

/// <summary>Codes of the reasons.</summary>
public static class QuarantineReasons
{
    /// <summary>The reason in upper case with underscores: <c>NOT_A_NUMBER</c>.</summary>
    public static string Code(this QuarantineReason reason) => reason switch
    {
        QuarantineReason.MissingValue => "MISSING_VALUE",
        QuarantineReason.NotANumber => "NOT_A_NUMBER",
        QuarantineReason.NotWhole => "NOT_WHOLE",
        QuarantineReason.OutOfRange => "OUT_OF_RANGE",
        QuarantineReason.NotATime => "NOT_A_TIME",
        QuarantineReason.NotTrueOrFalse => "NOT_TRUE_OR_FALSE",
        QuarantineReason.UnknownValue => "UNKNOWN_VALUE",
        QuarantineReason.TooLong => "TOO_LONG",
        QuarantineReason.NotAnAddress => "NOT_AN_ADDRESS",
        QuarantineReason.BadText => "BAD_TEXT",
        QuarantineReason.NotASingleValue => "NOT_A_SINGLE_VALUE",
        QuarantineReason.IncompleteValue => "INCOMPLETE_VALUE",
        QuarantineReason.UnknownReference => "UNKNOWN_REFERENCE",
        QuarantineReason.AmbiguousReference => "AMBIGUOUS_REFERENCE",
        QuarantineReason.Conflict => "CONFLICT",
        QuarantineReason.WrongCellCount => "WRONG_CELL_COUNT",
        QuarantineReason.KeyTooLong => "KEY_TOO_LONG",
        QuarantineReason.OutOfScope => "OUT_OF_SCOPE",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
