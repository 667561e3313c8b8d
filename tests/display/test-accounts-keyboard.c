/* test-accounts-keyboard.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "accounts-fixture.h"

#include "sal-parted-page.h"
#include "store-fixture.h"

/* By keyboard alone: the Tab key comes to all that can be done in each view of the room, is not
 * caught anywhere, and what it comes to says what it is. */

static const char rows[] =
    "INSERT INTO tier_model (id, name, valid_from, hysteresis, refresh_months) VALUES"
    " (1, 'Model', '2026-01-01', 0, 12);"
    "INSERT INTO tier_criterion (id, model, name, weight, axis, measure) VALUES"
    " (1, 1, 'Fit', 1000000000, 'attractiveness', NULL);"
    "INSERT INTO tier (id, model, name, from_score, capacity) VALUES (1, 1, 'Tier 1', 70, 5),"
    " (2, 1, 'Tier 2', 0, NULL);"
    "INSERT INTO account_score (id, account, criterion, score, scored_on)"
    " SELECT 1, id, 1, 4, '2026-02-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO account_tier (id, account, model, score, tier, refreshed_on)"
    " SELECT 1, id, 1, 50, 2, '2026-02-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO account_plan (id, account, name, status, valid_from) SELECT 21, id, 'FY26',"
    " 'active', '2026-01-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO plan_action (id, name, account, plan, status, due) SELECT 31, 'Late', id, 21,"
    " 'open', '2026-02-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO account_signal (id, account, type, value, date) SELECT 1, id, 'usage', 40,"
    " '2026-02-01' FROM account WHERE name = 'Halden';"
    "INSERT INTO account_warning (id, account, type, raised_on, reason, value, bound, status, due)"
    " SELECT 1, id, 'usage', '2026-02-10', 'warn', 40, 50, 'open', '2026-02-25' FROM account"
    " WHERE name = 'Halden';" ACCOUNTS_THRESHOLD;

static void
set_up (AccountsFixture *self, gconstpointer data)
{
  /* what moves shows twice meanwhile */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  accounts_set_up (self, 3, rows);
}

/* Whether assistive technology is told what it is: by a name, or a text that shows. */
static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  /* what a field delegates its text to is told as the field */
  if (GTK_IS_TEXT (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) == NULL)
    return is_named (gtk_widget_get_parent (widget));
  /* and what is in a row of its own itself, if its role lets it be told */
  if (GTK_IS_TEXT (widget) &&
      gtk_accessible_get_accessible_role (accessible) == GTK_ACCESSIBLE_ROLE_NONE)
    return FALSE;
  if (ADW_IS_PREFERENCES_ROW (widget))
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

      if (title != NULL && *title != '\0')
        return TRUE;
    }
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return TRUE;

  /* what scrolls by keys is nothing but what is in it */
  return GTK_IS_LABEL (widget) || GTK_IS_SCROLLED_WINDOW (widget) ||
         gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
fail (const char *view, const char *what, GtkWidget *widget)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (; widget != NULL && !SAL_IS_PAGE (widget); widget = gtk_widget_get_parent (widget))
    g_string_append_printf (path, " in %s", G_OBJECT_TYPE_NAME (widget));
  g_error ("%s: %s,%s", view, what, path->str);
}

/* What somebody does something with; rows of lists are gone through by arrows. */
static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_SWITCH (widget) ||
         GTK_IS_SCALE (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget);
}

/* (nullable): a control that shows and was not come to */
static GtkWidget *
find_missed (GtkWidget *root, GHashTable *reached)
{
  GtkWidget *missed = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && missed == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || !gtk_widget_get_can_focus (child) ||
          !gtk_widget_is_sensitive (child))
        continue;
      missed = is_control (child) && gtk_widget_get_focusable (child) &&
                       !g_hash_table_contains (reached, child)
                   ? child
                   : find_missed (child, reached);
    }

  return missed;
}

/* Through a view from its beginning to where the Tab key leaves it. */
static GtkWidget *
walk_once (AccountsFixture *self, const char *view)
{
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  GtkRoot *root = GTK_ROOT (self->window);

  gtk_root_set_focus (root, NULL);
  while (gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (root);

      display_settle ();
      if (!is_named (focus))
        fail (view, "without a name", focus);
      if (!g_hash_table_add (reached, focus))
        fail (view, "where the Tab key is caught", focus);
    }

  return find_missed (GTK_WIDGET (self->page), reached);
}

/* Once more if what shows was laid out otherwise meanwhile, as a pane that folds. */
static void
walk (AccountsFixture *self, const char *view)
{
  GtkWidget *missed = walk_once (self, view);

  for (int i = 0; i < 3 && missed != NULL; i++)
    missed = walk_once (self, view);
  if (missed != NULL)
    fail (view, "not reached", missed);
}

static void
test_views (AccountsFixture *self, gconstpointer data)
{
  const char *view;

  for (guint i = 0; (view = sal_page_show_view (self->page, i)) != NULL; i++)
    {
      display_wait_for_page (self->page);
      display_settle ();
      walk (self, view);
    }
}

/* What opens in a row: a criterion of the tier model, a threshold. */
static void
test_rows (AccountsFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *target, *view;
    guint index;
  } opened[] = {
    { "portfolio", "tier-model", 3 },
    { "warnings", "thresholds", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      SalPage *part;
      AdwExpanderRow *row;

      accounts_show (self, opened[i].target);
      part = sal_parted_page_get_part (SAL_PARTED_PAGE (self->page));
      g_assert_cmpstr (sal_page_show_view (part, opened[i].index), ==, opened[i].view);
      display_settle ();
      row = display_find (part, ADW_TYPE_EXPANDER_ROW, NULL);
      adw_expander_row_set_expanded (row, TRUE);
      display_wait_for_page (self->page);
      display_settle ();
      walk (self, opened[i].view);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  display_get_application ();

#define ADD(name, function)                                                                        \
  g_test_add (                                                                                     \
      "/accounts-keyboard/" name, AccountsFixture, NULL, set_up, function, accounts_tear_down)
  ADD ("views", test_views);
  ADD ("rows", test_rows);
#undef ADD

  return g_test_run ();
}
