/* test-id.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-id.h"

#define N_THREADS 4
#define N_IDS     100000

/* 2020-01-01T00:00:00Z in milliseconds since 1970 */
#define EPOCH G_GINT64_CONSTANT (1577836800000)

static void
test_id_time_ordered (void)
{
  gint64 before = g_get_real_time () / 1000 - EPOCH;
  gint64 last = sal_id_new ();

  /* the clock is in the upper bits; an id counts into a later millisecond only when 2^21 were made
   */
  g_assert_cmpint (last >> 21, >=, before);
  g_assert_cmpint (last >> 21, <=, g_get_real_time () / 1000 - EPOCH + 1);

  for (int i = 0; i < N_IDS; i++)
    {
      gint64 id = sal_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
}

/* The lower bits of ids made in different milliseconds are not always the same. */
static void
test_id_random (void)
{
  gint64 first = sal_id_new ();
  gboolean differs = FALSE;

  for (int i = 0; i < 20 && !differs; i++)
    {
      g_usleep (2000);
      differs = ((sal_id_new () ^ first) & 0x1ffff0) != 0;
    }

  g_assert_true (differs);
}

static gpointer
make_ids_thread (gpointer data)
{
  gint64 *ids = g_new (gint64, N_IDS);

  for (int i = 0; i < N_IDS; i++)
    ids[i] = sal_id_new ();

  return ids;
}

static void
test_id_threads (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GThread *threads[N_THREADS];
  gint64 *ids[N_THREADS];

  for (int i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ids", make_ids_thread, NULL);

  for (int i = 0; i < N_THREADS; i++)
    {
      ids[i] = g_thread_join (threads[i]);
      for (int j = 0; j < N_IDS; j++)
        {
          g_assert_true (j == 0 || ids[i][j - 1] < ids[i][j]);
          g_assert_true (g_hash_table_add (seen, &ids[i][j]));
        }
    }

  for (int i = 0; i < N_THREADS; i++)
    g_free (ids[i]);
}

static void
test_id_sequence (void)
{
  const gint64 start = 1795253400; /* 2026-11-21T09:30:00Z */
  SalIdSequence one, same, other;
  gint64 last = 0;
  int n_equal = 0;

  sal_id_sequence_init (&one, 42, start);
  sal_id_sequence_init (&same, 42, start);
  sal_id_sequence_init (&other, 43, start);

  for (int i = 0; i < N_IDS; i++)
    {
      gint64 id = sal_id_sequence_next (&one);

      if (i == 0)
        {
          g_assert_cmpint (id >> 21, >=, start * 1000 - EPOCH);
          g_assert_cmpint (id >> 21, <=, start * 1000 - EPOCH + 1);
        }
      g_assert_cmpint (id, >, last);
      g_assert_cmpint (id, ==, sal_id_sequence_next (&same));
      n_equal += id == sal_id_sequence_next (&other);
      last = id;
    }

  g_assert_cmpint (n_equal, <, N_IDS / 100);

  /* a time before 2020 begins with 2020 */
  sal_id_sequence_init (&one, 1, 0);
  g_assert_cmpint (sal_id_sequence_next (&one), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id/time-ordered", test_id_time_ordered);
  g_test_add_func ("/id/random", test_id_random);
  g_test_add_func ("/id/threads", test_id_threads);
  g_test_add_func ("/id/sequence", test_id_sequence);

  return g_test_run ();
}
