namespace Phodos.Datasets.Records;

/// <summary>A part of a source that holds nothing to import.</summary>
/// <param name="Message">Its name and why it is not used, in one line.</param>
/// <param name="IsFolder">Whether it is a folder; else files that no crystal is made of, such as a README.</param>
public readonly record struct PassedOver(string Message, bool IsFolder);
