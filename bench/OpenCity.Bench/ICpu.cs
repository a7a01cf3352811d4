namespace OpenCity.Bench;

/// <summary>Something whose CPU is counted.</summary>
internal interface ICpu : IDisposable
{
    /// <summary>CPU so far in microseconds, user and system.</summary>
    double CpuMicroseconds();
}
