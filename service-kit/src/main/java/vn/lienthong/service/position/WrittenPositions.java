package vn.lienthong.service.position;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.contracts.log.EventId;

/** The events written by the request being answered; its answer carries them as {@link Positions#HEADER}. */
@RequestScoped
public class WrittenPositions {
    private final List<EventId> events = new ArrayList<>();

    public void add(String eventId) {
        events.add(EventId.parse(eventId));
    }

    public void addAll(Collection<String> eventIds) {
        eventIds.forEach(this::add);
    }

    List<EventId> events() {
        return List.copyOf(events);
    }
}
