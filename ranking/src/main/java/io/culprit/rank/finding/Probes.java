package io.culprit.rank.finding;

import java.util.List;

/** The list of all probes: a line a sign. */
public final class Probes {
  private static final List<Probe> ALL =
      List.of(
          new ProxyTimeoutWall(),
          new LbTermination(),
          new LbAddressWall(),
          new LbKeepaliveRace(),
          new ClientLimitWall(),
          new OneClientKind(),
          new AbortThenPage(),
          new ScatteredAborts(),
          new ClientGaveUp(),
          new ClientReset(),
          new OneNetwork(),
          new CutWhileReadingBody(),
          new StalledBody(),
          new RaisedAfterStart(),
          new ClientStoppedReading(),
          new UpstreamWasDone(),
          new LargeBodiesFail(),
          new TimeGrowsWithBytes(),
          new BufferedToDisk(),
          new PreflightRefused(),
          new OriginWithoutPermission(),
          new BlockedThoughDelivered(),
          new OneOrigin(),
          new WrongPlace(),
          new FirstAfterPageLoad(),
          new RightPlaceLater(),
          new WrongBaseInClient(),
          new QueueWait(),
          new AllRoutesAtOnce(),
          new LateSuccess(),
          new SameBlocker(),
          new FrozenProcess(),
          new LoopBlockedMessage(),
          new StarvedProcess(),
          new BusyWorker(),
          new FullPool(),
          new ReleasedTogether(),
          new OrdinarilyOverLimit(),
          new HeavyTail(),
          new ExternalWait(),
          new OtherRoutesFlat(),
          new WorkerKilled(),
          new LimitReached(),
          new ResetBehindProxy(),
          new ResetBeforeProxy(),
          new GatewayErrorBurst(),
          new Restart(),
          new ResolveFailed(),
          new SlowBeforeUpstream(),
          new DnsMessage(),
          new TlsHandshake(),
          new ClientDnsTls(),
          new NeverReachedProxy(),
          new RepeatedSuccess());

  private Probes() {}

  /** Every probe, in the order of the report. */
  public static List<Probe> all() {
    return ALL;
  }
}
