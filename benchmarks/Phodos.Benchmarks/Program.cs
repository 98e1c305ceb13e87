using System.Globalization;
using BenchmarkDotNet.Running;
using Phodos.Benchmarks;

if (args is ["throughput", .. var rest])
    Throughput.Run(rest is [var threads] ? int.Parse(threads, CultureInfo.InvariantCulture) : 1);
else if (args is ["store", var rows, var path])
    StoreThroughput.Run(int.Parse(rows, CultureInfo.InvariantCulture), path);
else
    BenchmarkSwitcher.FromAssembly(typeof(NeighborListBenchmark).Assembly).Run(args);
