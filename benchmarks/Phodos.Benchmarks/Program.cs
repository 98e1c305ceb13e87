using BenchmarkDotNet.Running;
using Phodos.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(NeighborListBenchmark).Assembly).Run(args);
