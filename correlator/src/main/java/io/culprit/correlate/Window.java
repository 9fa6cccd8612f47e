package io.culprit.correlate;

import io.culprit.correlate.Routes.Open;
import io.culprit.parse.event.AccessEvent;
import io.culprit.parse.event.AppEvent;
import io.culprit.parse.event.BackendEvent;
import io.culprit.parse.event.ClientEvent;
import io.culprit.parse.event.LogEvent;
import io.culprit.parse.event.NoticeEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known and not yet decided: the open exchanges and the events without one, in order of
 * time. Mutable.
 */
final class Window {
  final List<Draft> drafts = new ArrayList<>();
  final List<Open<AccessEvent>> balancers = new ArrayList<>();
  final List<Open<BackendEvent>> backends = new ArrayList<>();
  final List<Open<AppEvent>> apps = new ArrayList<>();
  final List<Open<ClientEvent>> clients = new ArrayList<>();
  final List<Open<NoticeEvent>> notices = new ArrayList<>();

  /** Every list of events, for what concerns all alike. */
  List<List<? extends Open<? extends LogEvent>>> events() {
    return List.of(balancers, backends, apps, clients, notices);
  }

  int size() {
    return drafts.size()
        + balancers.size()
        + backends.size()
        + apps.size()
        + clients.size()
        + notices.size();
  }
}
