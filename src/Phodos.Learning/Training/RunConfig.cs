using System.Runtime.InteropServices;
using System.Text.Json;
using Phodos.Learning.Models;

namespace Phodos.Learning.Training;

/// <summary>Everything needed to repeat a run: the file <c>config.json</c> of its folder, beside the split.</summary>
/// <param name="Model">The model.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Data">What it is trained on.</param>
/// <param name="InitFrom">The full path of the weights it starts from; null for random ones.</param>
/// <param name="Machine">Where it is trained.</param>
/// <param name="Take">What is taken of these weights.</param>
/// <param name="TrainLimit">How many crystals of the training part it learns from; null for all.</param>
public sealed record RunConfig(
    ModelConfig Model,
    TrainingOptions Training,
    RunData Data,
    string? InitFrom,
    RunMachine Machine,
    WeightSelection Take = WeightSelection.WhatFits,
    int? TrainLimit = null)
{
    /// <summary>Whether a run of the other configuration does the same: all is equal but the path of the data and the machine.</summary>
    public bool IsSameWorkAs(RunConfig other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Work(this) == Work(other);

        // Options of a model are JSON, which has no equality of its own.
        static string Work(RunConfig config) => JsonSerializer.Serialize(
            config with
            {
                Model = config.Model with { TrainedOn = null }, // follows from the weights that it starts from
                Data = config.Data with { Source = "" },
                Machine = new RunMachine("", "", "", "", "", 0),
            },
            LearningJson.Options);
    }
}

/// <summary>The data of a run.</summary>
/// <param name="Source">The full path of the data, or the name of the built-in data set.</param>
/// <param name="Sha256">The SHA-256 of the data.</param>
/// <param name="Crystals">The number of crystals.</param>
/// <param name="SymmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
/// <param name="SkipFaulty">Whether faulty rows were left out.</param>
public sealed record RunData(string Source, string Sha256, int Crystals, double SymmetryTolerance, bool SkipFaulty);

/// <summary>What a run repeats bit for bit on.</summary>
/// <param name="Phodos">The version of Phodos.</param>
/// <param name="Dotnet">The version of .NET.</param>
/// <param name="TorchSharp">The version of TorchSharp.</param>
/// <param name="System">The operating system.</param>
/// <param name="Device">The device, such as <c>cpu</c>.</param>
/// <param name="Threads">The number of workers.</param>
/// <param name="Precision">float32 or float64.</param>
public sealed record RunMachine(
    string Phodos,
    string Dotnet,
    string TorchSharp,
    string System,
    string Device,
    int Threads,
    string Precision = "float32")
{
    /// <summary>This machine.</summary>
    public static RunMachine Current(string device, int threads, string precision) => new(
        typeof(RunMachine).Assembly.GetName().Version!.ToString(3),
        Environment.Version.ToString(),
        typeof(global::TorchSharp.torch).Assembly.GetName().Version!.ToString(3),
        RuntimeInformation.RuntimeIdentifier,
        device,
        threads,
        precision);
}
