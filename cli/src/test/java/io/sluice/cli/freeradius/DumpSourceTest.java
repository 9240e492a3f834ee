package io.sluice.cli.freeradius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpSourceTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("radius.sql");
    }

    private Tables read(String dump) throws IOException {
        Files.writeString(file, dump);
        return new DumpSource(file).read();
    }

    @Test
    void readsWhatPgDumpWrites() throws IOException {
        Tables tables = read("""
                --
                -- PostgreSQL database dump
                --
                \\restrict AbC
                SET client_encoding = 'UTF8';
                CREATE TABLE public.radcheck (
                    id integer NOT NULL,
                    username text DEFAULT ''::text NOT NULL
                );
                COPY public.radacct (radacctid, username) FROM stdin;
                1\tbob; no statement
                \\.
                COPY public.radcheck (id, username, attribute, op, value) FROM stdin;
                2\tbob\tSimultaneous-Use\t:=\t1
                1\tbob\tCleartext-Password\t:=\ta\\tb\\\\c;'
                \\.

                COPY public.nas (id, nasname, shortname, secret, server) FROM stdin;
                1\t10.0.0.1\tbng1\tx\t\\N
                \\.
                """);

        assertThat(tables.rows(Table.RADCHECK, "bob"))
                .extracting(AttributeRow::id, AttributeRow::attribute, AttributeRow::op, AttributeRow::value)
                .containsExactly(
                        tuple(1L, "Cleartext-Password", ":=", "a\tb\\c;'"), tuple(2L, "Simultaneous-Use", ":=", "1"));
        assertThat(tables.nases()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("nasname", "10.0.0.1")
                .doesNotContainKey("server"));
        assertThat(tables.users()).containsExactly("bob");
    }

    @Test
    void readsWhatMysqldumpWrites() throws IOException {
        Tables tables = read("""
                -- MySQL dump 10.19
                /*!40101 SET NAMES utf8 */;
                CREATE TABLE `radreply` (
                  `id` int(11) unsigned NOT NULL AUTO_INCREMENT,
                  `username` varchar(64) NOT NULL DEFAULT '',
                  `attribute` varchar(64) NOT NULL DEFAULT '',
                  `op` char(2) NOT NULL DEFAULT '=',
                  `value` varchar(253) NOT NULL DEFAULT '',
                  PRIMARY KEY (`id`),
                  KEY `username` (`username`(32))
                ) ENGINE=InnoDB;
                LOCK TABLES `radreply` WRITE;
                INSERT INTO `radreply` VALUES (1,'bob','Reply-Message','=','it\\'s; (fine), \\\\o/'),(2,'bob','Filter-Id','+=','x''y');
                INSERT INTO `radusergroup` (`username`, `groupname`, `priority`) VALUES ('bob','b',2),('bob','a',1);
                """);

        assertThat(tables.rows(Table.RADREPLY, "bob"))
                .extracting(AttributeRow::attribute, AttributeRow::value)
                .containsExactly(tuple("Reply-Message", "it's; (fine), \\o/"), tuple("Filter-Id", "x'y"));
        assertThat(tables.groups("bob")).containsExactly("a", "b");
    }
}
