/// A national network that one seed drives.
package enum SyncSimulation {}
