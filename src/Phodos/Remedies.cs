namespace Phodos;

/// <summary>
/// What messages of the library tell their reader to do where that is a setting. The library knows no options: the command adds the option
/// to these words, the server the name in the request, and a program finds its own.
/// </summary>
public static class Remedies
{
    /// <summary>The unit of a spectrum is not told, or seems to be another.</summary>
    public const string NameUnit = "name the unit of the frequencies";

    /// <summary>Folders lie deeper in a source than it is read.</summary>
    public const string ReadInnerFolders = "read the folders in folders too";

    /// <summary>Some rows of a data set cannot be used.</summary>
    public const string LeaveOutFaultyRows = "leave faulty rows out";

    /// <summary>Crystals with imaginary modes are kept.</summary>
    public const string LeaveOutImaginaryModes = "leave out crystals with imaginary modes";

    /// <summary>Crystals with imaginary modes are faults.</summary>
    public const string AllowImaginaryModes = "keep crystals with imaginary modes";

    /// <summary>The symmetry that is found is not the one that was told.</summary>
    public const string ChangeSymmetryTolerance = "search the symmetry with another tolerance";

    /// <summary>Force constants that are given do not have the symmetry of the crystal.</summary>
    public const string SymmetrizeForceConstants = "average them over its symmetry operations";

    /// <summary>A source of data asks for a key.</summary>
    public const string GiveApiKey = "give the API key";

    /// <summary>A source has no such phonons.</summary>
    public const string AskForOtherPhonons = "ask for other materials, elements or another method";
}
