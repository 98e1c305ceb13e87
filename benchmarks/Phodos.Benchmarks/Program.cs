using System.Globalization;
using BenchmarkDotNet.Running;
using Phodos.Benchmarks;

if (args is ["throughput", .. var rest])
    Throughput.Run(rest is [var threads] ? int.Parse(threads, CultureInfo.InvariantCulture) : 1);
else
    BenchmarkSwitcher.FromAssembly(typeof(NeighborListBenchmark).Assembly).Run(args);
