/* test-store-kill.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

#define N_WRITES 1000
#define N_KILLS  6

static const char *program;

/* --- the process that is killed --- */

/* Command @n adds record n, takes an older one away or changes some, and counts in record 1: all of
 * that or nothing must be found afterwards. */
static void
write_one (SalStore *store, gint64 n)
{
  g_autoptr (SalChange) change =
      fixture_run (store,
                   "Write",
                   "INSERT INTO company (id, name, code) VALUES (%" G_GINT64_FORMAT
                   ", 'Company', 'C%" G_GINT64_FORMAT "');"
                   "UPDATE company SET size = %" G_GINT64_FORMAT " WHERE id IN (1, %d);"
                   "INSERT INTO deal (id, name, company) VALUES (%" G_GINT64_FORMAT ", 'D', %d);"
                   "DELETE FROM deal WHERE id = %d",
                   n,
                   n,
                   n,
                   g_random_int_range (1, (gint32) n + 1),
                   n,
                   g_random_int_range (1, (gint32) n + 1),
                   g_random_int_range (1, (gint32) n + 1));

  g_assert_nonnull (change);
}

static int
run_child (const char *path)
{
  g_autoptr (SalStore) store =
      sal_store_open (path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, NULL);
  gint64 n = fixture_query (store, "SELECT count(*) FROM company");

  while (n < N_WRITES)
    {
      write_one (store, ++n);
      if (write (STDOUT_FILENO, &n, sizeof n) != sizeof n)
        return 1;
    }
  return 0;
}

/* --- the one that kills it --- */

/* Returns the last write that was acknowledged. */
static gint64
kill_after (const char *path, gint64 n_writes)
{
  const char *const arguments[] = { program, "--write", path, NULL };
  g_autoptr (GError) error = NULL;
  gint64 n = 0, acknowledged = 0;
  GPid child;
  int output, status;

  g_spawn_async_with_pipes (NULL,
                            (char **) arguments,
                            NULL,
                            G_SPAWN_DO_NOT_REAP_CHILD,
                            NULL,
                            NULL,
                            &child,
                            NULL,
                            &output,
                            NULL,
                            &error);
  g_assert_no_error (error);
  for (gint64 i = 0; i < n_writes && read (output, &n, sizeof n) == sizeof n; i++)
    acknowledged = n;
  g_usleep ((gulong) g_test_rand_int_range (0, 3000)); /* somewhere within a write */
  kill (child, SIGKILL);
  while (read (output, &n, sizeof n) == sizeof n) /* what was told before it died */
    acknowledged = n;
  waitpid (child, &status, 0);
  close (output);
  return acknowledged;
}

static gpointer
check_integrity (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) findings = sal_store_check_integrity (connection, 10, error);

  g_assert_nonnull (findings);
  if (findings->len > 0)
    g_error ("%s", (char *) findings->pdata[0]);
  return NULL;
}

static gint64
verify (const char *path, gint64 acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) store =
      sal_store_open (path, SAL_STORE_OPEN, SAL_STORE_MAIN, fixture_kinds, &error);
  gint64 n;

  g_assert_no_error (error);
  n = fixture_query (store, "SELECT count(*) FROM company");
  g_assert_cmpint (n, >=, acknowledged);
  g_assert_cmpint (n, <=, acknowledged + 1); /* at most the one it was killed in */
  g_assert_cmpint (fixture_query (store, "SELECT max(id) FROM company"), ==, n);
  g_assert_cmpint (fixture_query (store, "SELECT size FROM company WHERE id = 1"), ==, n);
  g_assert_cmpint (fixture_query (store, "SELECT count(*) FROM change"), ==, n);
  g_assert_cmpint (
      fixture_query (store, "SELECT count(*) FROM touch WHERE type = 0 AND kind = 1"), ==, n);
  sal_store_read_sync (store, check_integrity, NULL, NULL, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_kill (gconstpointer data)
{
  g_auto (Fixture) fixture = { 0 };
  gint64 n = 0, acknowledged;

  g_setenv ("SALIENT_SHARED", data, TRUE);
  fixture_init (&fixture, fixture_kinds);
  g_clear_object (&fixture.store);
  for (int i = 0; i < N_KILLS; i++)
    {
      acknowledged = kill_after (fixture.path, g_test_rand_int_range (1, 2 * N_WRITES / N_KILLS));

      n = verify (fixture.path, MAX (n, acknowledged));
    }
  acknowledged = kill_after (fixture.path, N_WRITES);
  n = verify (fixture.path, MAX (n, acknowledged));
  g_assert_cmpint (n, ==, N_WRITES);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return run_child (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/store-kill/local", "0", test_kill);
  g_test_add_data_func ("/store-kill/shared", "1", test_kill);

  return g_test_run ();
}
