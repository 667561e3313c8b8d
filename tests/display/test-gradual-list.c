/* test-gradual-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include "sal-gradual-list.h"

#define N_FIRST 24

typedef struct
{
  GtkWidget *window;
  GtkStringList *list;
  GtkSliceListModel *shown;
} Fixture;

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->shown));
}

static void
fixture_init (Fixture *self)
{
  GtkWidget *view;

  self->list = gtk_string_list_new (NULL);
  view = gtk_list_view_new (
      NULL,
      gtk_builder_list_item_factory_new_from_bytes (NULL, g_bytes_new_static ("<interface/>", 12)));
  self->shown = sal_gradual_list_new (G_LIST_MODEL (self->list), view, N_FIRST);
  gtk_list_view_set_model (
      GTK_LIST_VIEW (view),
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)))));
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
fixture_clear (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->shown);
  g_object_unref (self->list);
}

/* Puts @n items in place of all there are. */
static void
fill (Fixture *self, guint n)
{
  g_auto (GStrv) items = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    items[i] = g_strdup_printf ("%u", i);
  gtk_string_list_splice (self->list,
                          0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                          (const char *const *) items);
}

static gboolean
shows_all (gpointer data)
{
  Fixture *fixture = data;

  return count (fixture) == g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

/* A long list is there bit by bit; once it is, it changes at once. */
static void
test_gradual_list_long (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_assert_cmpuint (count (&fixture), ==, 0);
  fill (&fixture, 1000);
  g_assert_cmpuint (count (&fixture), ==, N_FIRST);
  display_wait (shows_all, &fixture, "all rows");
  fill (&fixture, 5000);
  g_assert_cmpuint (count (&fixture), ==, 5000);
  fixture_clear (&fixture);
}

/* What is short is there at once, and what becomes long again comes bit by bit. */
static void
test_gradual_list_short (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  fill (&fixture, 10);
  g_assert_cmpuint (count (&fixture), ==, 10);
  fill (&fixture, 100);
  g_assert_cmpuint (count (&fixture), ==, N_FIRST);
  display_wait (shows_all, &fixture, "all rows");
  fill (&fixture, 0);
  g_assert_cmpuint (count (&fixture), ==, 0);
  fill (&fixture, 1000);
  g_assert_cmpuint (count (&fixture), ==, N_FIRST);
  display_wait (shows_all, &fixture, "all rows");
  fixture_clear (&fixture);
}

/* The list may outlive the view, and the other way round. */
static void
test_gradual_list_gone (void)
{
  Fixture fixture;
  GtkStringList *list;

  fixture_init (&fixture);
  list = g_object_ref (fixture.list);
  fill (&fixture, 1000);
  fixture_clear (&fixture);
  gtk_string_list_append (list, "one more");
  g_object_unref (list);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gradual-list/long", test_gradual_list_long);
  g_test_add_func ("/gradual-list/short", test_gradual_list_short);
  g_test_add_func ("/gradual-list/gone", test_gradual_list_gone);

  return g_test_run ();
}
