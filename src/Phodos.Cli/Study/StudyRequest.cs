using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Sharding;
using Phodos.Learning.Experiments.Studies;

namespace Phodos.Cli.Study;

/// <summary>What <c>phodos study run</c> was asked for.</summary>
/// <param name="File">The study file.</param>
/// <param name="Data">The data set.</param>
/// <param name="Splitting">How to split data without index files.</param>
/// <param name="Computing">Where to compute; its threads are shared by all settings that train side by side.</param>
/// <param name="Precision">float32 or float64.</param>
/// <param name="Output">The folder of the study.</param>
/// <param name="Sets">Options of all settings, as name=value.</param>
/// <param name="Search">How settings are chosen.</param>
/// <param name="Shard">Which part of the settings is trained here.</param>
/// <param name="Parallel">How many are trained side by side.</param>
/// <param name="IsDryRun">Whether settings are only listed.</param>
/// <param name="RetryFailed">Whether settings that failed are tried again.</param>
/// <param name="IsWorker">Whether another phodos started this one to help it.</param>
/// <param name="FigureFiles">How the figure is written.</param>
/// <param name="Arguments">The command line.</param>
internal sealed record StudyRequest(
    string File,
    DataRequest Data,
    SplitRequest Splitting,
    ComputeRequest Computing,
    string Precision,
    string Output,
    string[] Sets,
    StudySearch Search,
    Shard Shard,
    int Parallel,
    bool IsDryRun,
    bool RetryFailed,
    bool IsWorker,
    FigureFiles FigureFiles,
    string[] Arguments);
