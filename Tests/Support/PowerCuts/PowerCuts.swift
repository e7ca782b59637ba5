/// Power cuts of real stores; see `FaultDisk`.
package enum PowerCuts {}
