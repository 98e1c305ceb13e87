using System.Globalization;
using BenchmarkDotNet.Running;
using Phodos.Benchmarks;

if (args is ["throughput", var threads, .. var models])
    Throughput.Run(int.Parse(threads, CultureInfo.InvariantCulture), models);
else if (args is ["throughput"])
    Throughput.Run(threads: 1, names: []);
else if (args is ["store", var rows, var path])
    StoreThroughput.Run(int.Parse(rows, CultureInfo.InvariantCulture), path);
else if (args is ["stages", var archive, var weights])
    StageCosts.Run(archive, weights);
else
    BenchmarkSwitcher.FromAssembly(typeof(NeighborListBenchmark).Assembly).Run(args);
