/* stakeholders-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "stakeholders-fixture.h"

#include "sal-kinds.h"
#include "sal-stakeholders-tab.h"

static const StakeholdersRow contacts[] = {
  { &sal_account_kind, 901, { "name", "Alder", "status", "customer", NULL } },
  { &sal_contact_kind, 911, { "name", "Ada", "account", "901", "job_title", "Chief", NULL } },
  { &sal_contact_kind, 912, { "name", "Bo", "account", "901", NULL } },
  { &sal_contact_kind, 913, { "name", "Cy", "account", "901", NULL } },
  { NULL, 0, { NULL } },
};

const StakeholdersRow stakeholders_map[] = {
  { &sal_contact_kind, 914, { "name", "Dee", "account", "901", NULL } },
  { &sal_account_plan_kind,
    921,
    { "account", "901", "name", "Plan", "status", "active", "valid_from", "2020-01-01", NULL } },
  { &sal_stakeholder_kind,
    931,
    { "plan",
      "921",
      "contact",
      "911",
      "role",
      "economic_buyer",
      "attitude",
      "neutral",
      "coverage",
      "none",
      NULL } },
  { &sal_stakeholder_kind,
    932,
    { "plan",
      "921",
      "contact",
      "912",
      "reports_to",
      "931",
      "attitude",
      "mentor",
      "coverage",
      "monthly",
      NULL } },
  { &sal_stakeholder_kind,
    933,
    { "plan",
      "921",
      "contact",
      "913",
      "reports_to",
      "931",
      "attitude",
      "mentor",
      "coverage",
      "monthly",
      NULL } },
  { NULL, 0, { NULL } },
};

static gboolean
insert (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  for (const StakeholdersRow *row = data; row->kind != NULL; row++)
    {
      g_autoptr (SalRecord) record = sal_record_new_with_id (row->kind, row->id);

      for (guint i = 0; row->fields[i] != NULL; i += 2)
        if (!sal_record_set_from_text (record, row->fields[i], row->fields[i + 1], error))
          return FALSE;
      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

void
stakeholders_prepare (StakeholdersFixture *self, const StakeholdersRow *rows)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (
      self->store, "Prepare", SAL_COMMAND_DEFAULT, insert, (gpointer) rows, NULL, NULL, &error);
  g_assert_no_error (error);
}

GtkWidget *
stakeholders_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = stakeholders_find (child, type);

  return found;
}

static gboolean
is_tab_ready (gpointer data)
{
  StakeholdersFixture *self = data;

  self->tab = display_find (self->page, SAL_TYPE_STAKEHOLDERS_TAB, NULL);

  self->view = self->tab != NULL ? (SalStakeholderView *) stakeholders_find (
                                       GTK_WIDGET (self->tab), SAL_TYPE_STAKEHOLDER_VIEW)
                                 : NULL;

  return self->view != NULL && sal_stakeholder_view_get_map (self->view) != NULL &&
         !sal_page_is_busy (self->tab);
}

void
stakeholders_set_up (StakeholdersFixture *self, gconstpointer data)
{
  self->workspace = display_create_workspace (1);
  self->store = sal_workspace_get_store (self->workspace);
  stakeholders_prepare (self, contacts);
  if (data != NULL)
    stakeholders_prepare (self, data);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "accounts");
  self->page = sal_window_get_page (self->window);
  g_assert_true (sal_page_show_target (self->page, "account/901/stakeholders"));
  display_wait (is_tab_ready, self, "the stakeholders");
}

void
stakeholders_tear_down (StakeholdersFixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

SalStakeholderMap *
stakeholders_get_map (StakeholdersFixture *self)
{
  return sal_stakeholder_view_get_map (self->view);
}

const SalStakeholder *
stakeholders_get_person (StakeholdersFixture *self, guint person)
{
  return sal_stakeholder_map_get (stakeholders_get_map (self), person);
}

guint
stakeholders_count (StakeholdersFixture *self)
{
  return stakeholders_get_map (self) != NULL ? stakeholders_get_map (self)->people->len : 0;
}

gboolean
stakeholders_has_three (gpointer data)
{
  return stakeholders_count (data) == 3;
}

void
stakeholders_undo (StakeholdersFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_undo_sync (self->store, 0, &error);

  g_assert_no_error (error);
}

gboolean
stakeholders_is_allocated (gpointer data)
{
  StakeholdersFixture *self = data;
  graphene_rect_t box;

  return gtk_widget_get_width (GTK_WIDGET (self->view)) > 60 &&
         sal_stakeholder_view_locate (self->view, BO, &box) && box.size.width > 60;
}

void
stakeholders_press (StakeholdersFixture *self, GtkGesture *drag, guint person)
{
  graphene_rect_t box;

  display_wait (stakeholders_is_allocated, self, "boxes that can be seen");
  g_assert_true (sal_stakeholder_view_locate (self->view, person, &box));
  g_signal_emit_by_name (
      drag, "drag-begin", (double) box.origin.x + 20, (double) box.origin.y + 20);
}
