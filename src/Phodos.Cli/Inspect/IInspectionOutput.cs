using Phodos.Reports.Inspection;

namespace Phodos.Cli.Inspect;

/// <summary>Prints inspected files as they come, so that there may be any number of them.</summary>
internal interface IInspectionOutput : IDisposable
{
    void Print(InspectedFile file);
}
