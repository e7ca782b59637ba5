import SyncSimulation
import Testing

@Suite struct `A simulated network` {}
