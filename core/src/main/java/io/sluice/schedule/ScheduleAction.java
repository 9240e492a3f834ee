package io.sluice.schedule;

/**
 * What an entry does to one service.
 *
 * @param service the service's name; one that does not exist has no subscribers
 * @param attributes how an activation starts the service; nothing for the other types
 * @param stopsAtEnd whether a denial stops the service also where it ends
 */
public record ScheduleAction(ActionType type, String service, ActivationAttributes attributes, boolean stopsAtEnd) {

    public ScheduleAction {
        if (service.isBlank()) {
            throw new IllegalArgumentException("service: an action names a service");
        }
        if (type != ActionType.ACTIVATE && !attributes.equals(ActivationAttributes.NONE)) {
            throw new IllegalArgumentException("type: only activate has substitutions and limits, not " + type.word());
        }
        if (stopsAtEnd && !type.denies()) {
            throw new IllegalArgumentException("deactivateAtEnd: only a denial has an end, not " + type.word());
        }
    }

    public static ScheduleAction of(ActionType type, String service) {
        return new ScheduleAction(type, service, ActivationAttributes.NONE, false);
    }
}
