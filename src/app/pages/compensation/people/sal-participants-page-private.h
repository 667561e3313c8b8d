/* sal-participants-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-date-entry.h"
#include "sal-index-table.h"
#include "sal-participant-view.h"
#include "sal-participants-page.h"
#include "sal-role-pay-view.h"

G_BEGIN_DECLS

struct _SalParticipantsPage
{
  SalListDetailPage parent_instance;

  SalStore *store; /* of pay; NULL once the page is gone */
  SalStore *main_store;
  SalParticipantList *list; /* (nullable): as it was read last */
  gint32 day;               /* that is shown, or SAL_DATE_NONE for all */
  gint64 chosen;            /* the person that shows; 0: nobody */
  gboolean is_loading;
  gboolean is_stale; /* something changed while it loaded */
  gboolean filling;
  gboolean shows_planless; /* although nobody takes part in anything */

  GtkSearchEntry *search_entry;
  GtkDropDown *plan_menu;
  GtkDropDown *state_menu;
  SalDateEntry *day_entry;
  GtkLabel *day_problem;
  GtkMenuButton *sort_button;
  GtkWidget *edit_box;
  SalIndexTable *table;
  GtkWidget *nobody_label;
  AdwViewStack *content_stack;
  SalParticipantView *view;
  AdwStatusPage *several_page;
  SalRolePayView *roles;
};

void sal_participants_page_load (SalParticipantsPage *self);
void sal_participants_page_update_actions (SalParticipantsPage *self);
void sal_participants_page_update_busy (SalParticipantsPage *self);

/* sal-participants-page-selection.c */
void sal_participants_page_install_selection (GtkWidgetClass *widget_class);
void sal_participants_page_choose (SalParticipantsPage *self, gint64 person);
/* What is selected: entries of the list, not owned. */
GPtrArray *sal_participants_page_list_selected (SalParticipantsPage *self);
void sal_participants_page_show_selected (SalParticipantsPage *self);
/* The ids of who is selected, and the rows of people; for while the table is filled anew. */
GHashTable *sal_participants_page_note_selected (SalParticipantsPage *self);
GtkBitset *sal_participants_page_find_rows_of (SalParticipantsPage *self, GHashTable *people);

/* sal-participants-page-filter.c */
void sal_participants_page_install_filter (GtkWidgetClass *widget_class);
void sal_participants_page_init_filter (SalParticipantsPage *self);
void sal_participants_page_fill_filter (SalParticipantsPage *self);
GArray *sal_participants_page_list_rows (SalParticipantsPage *self);

/* sal-participants-page-actions.c */
void sal_participants_page_install_actions (GtkWidgetClass *widget_class);

/* sal-participants-page-files.c */
void sal_participants_page_install_files (GtkWidgetClass *widget_class);
void sal_participants_page_update_files (SalParticipantsPage *self);
void sal_participants_page_import (SalParticipantsPage *self, GFile *file);
void sal_participants_page_export (SalParticipantsPage *self, GFile *file);

/* sal-participants-page-letters.c */
void sal_participants_page_install_letters (GtkWidgetClass *widget_class);
void sal_participants_page_update_letters (SalParticipantsPage *self, const GPtrArray *selected);

G_END_DECLS
