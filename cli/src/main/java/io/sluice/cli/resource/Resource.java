package io.sluice.cli.resource;

import io.sluice.cli.output.Column;
import io.sluice.cli.output.View;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that the interface offers, as the command line shows it.
 *
 * @param title what one of them is called in messages, like {@code service session}
 * @param collection path of the collection, with <code>{}</code> where the owner's identifier stands
 * @param owner what the collection lies below, if it lies below something
 * @param key how one is named; empty if there is only one for an owner
 * @param idMember the member that names one, shown by {@code -q}
 * @param posted whether a new one is made by POST to the collection, and so named by the server; else by PUT
 * @param patched whether a change is sent alone (PATCH); else the whole is (PUT)
 * @param ordered whether what is sent is an order and not the thing itself: it is sent as given, without looking first
 * @param shownOnce a secret that only the answer to {@code create} holds
 * @param readOnly members that the server answers with and refuses to be given
 * @param deletion switches of {@code delete}, each a parameter that becomes true
 */
public record Resource(
        String title,
        String collection,
        Optional<Key> owner,
        Optional<Key> key,
        String idMember,
        boolean posted,
        boolean patched,
        boolean ordered,
        Optional<String> shownOnce,
        Set<String> readOnly,
        View view,
        List<Part> parts,
        List<Filter> filters,
        List<Field> fields,
        List<Filter> deletion,
        Set<VerbName> verbs) {

    public Resource {
        readOnly = Set.copyOf(readOnly);
        parts = List.copyOf(parts);
        filters = List.copyOf(filters);
        fields = List.copyOf(fields);
        deletion = List.copyOf(deletion);
        verbs = EnumSet.copyOf(verbs);
    }

    /** Begins the description of a resource that cannot be changed and whose items have an {@code id}. */
    public static Builder of(String title, String collection) {
        return new Builder(title, collection);
    }

    /** What a resource consists of, said one after the other. */
    public static final class Builder {
        private final String title;
        private final String collection;
        private @Nullable Key owner;
        private @Nullable Key key;
        private String idMember = "id";
        private boolean posted;
        private boolean patched;
        private boolean ordered;
        private @Nullable String shownOnce;
        private Set<String> readOnly = Set.of();
        private final List<Column> columns = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<Filter> filters = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private final List<Filter> deletion = new ArrayList<>();

        private Builder(String title, String collection) {
            this.title = title;
            this.collection = collection;
        }

        public Builder below(Key newOwner) {
            owner = newOwner;
            return this;
        }

        public Builder named(Key newKey, String newIdMember) {
            key = newKey;
            idMember = newIdMember;
            return this;
        }

        public Builder posted() {
            posted = true;
            return this;
        }

        public Builder patched() {
            patched = true;
            return this;
        }

        public Builder ordered() {
            ordered = true;
            return this;
        }

        public Builder shownOnce(String member) {
            shownOnce = member;
            return this;
        }

        public Builder readOnly(String... members) {
            readOnly = Set.of(members);
            return this;
        }

        public Builder columns(Column... more) {
            columns.addAll(List.of(more));
            return this;
        }

        public Builder parts(Part... more) {
            parts.addAll(List.of(more));
            return this;
        }

        public Builder filters(Filter... more) {
            filters.addAll(List.of(more));
            return this;
        }

        public Builder fields(Field... more) {
            fields.addAll(List.of(more));
            return this;
        }

        public Builder deletion(Filter... more) {
            deletion.addAll(List.of(more));
            return this;
        }

        public Resource verbs(VerbName first, VerbName... more) {
            return new Resource(
                    title,
                    collection,
                    Optional.ofNullable(owner),
                    Optional.ofNullable(key),
                    idMember,
                    posted,
                    patched,
                    ordered,
                    Optional.ofNullable(shownOnce),
                    readOnly,
                    new View("no " + title + " matches", columns),
                    parts,
                    filters,
                    fields,
                    deletion,
                    EnumSet.of(first, more));
        }
    }
}
