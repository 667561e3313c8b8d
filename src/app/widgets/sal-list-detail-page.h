/* sal-list-detail-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/**
 * SalListDetailPage:
 *
 * A page with a list at the left and what is chosen of it at the right, which fold into one another
 * where the window is narrow. Until it is read it says that it is loading; a page that could not be
 * read says why, and one that has nothing to show says so. What was entered in the detail and not
 * stored is asked about before it is left, be it for another item or for another page.
 *
 * In a subclass's template, children are of type
 *
 * - "empty": what shows where there is nothing, usually an AdwStatusPage
 * - "list" and "detail": the two sides
 * - "view": an AdwViewStackPage beside list and detail, for another look at the same; with one, a
 *   switcher is above them
 * - "bar": buttons at the end of that switcher's bar
 *
 * The subclass reads, and calls sal_list_detail_page_show_content() or one of its sisters. It may
 * implement detail_can_go_back and detail_go_back if the detail has levels of its own; and if
 * something can be entered there, is_modified of SalPage, and choose, stay and discard.
 *
 * Properties, all text and set in the template: problem-title (what could not be read), leave-text
 * (what would be given up), list-name, list-title and list-icon-name (of list and detail in the
 * switcher).
 */
#define SAL_TYPE_LIST_DETAIL_PAGE (sal_list_detail_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalListDetailPage, sal_list_detail_page, SAL, LIST_DETAIL_PAGE, SalPage)

struct _SalListDetailPageClass
{
  SalPageClass parent_class;

  /* Whether the detail shows something below its first level, and going up from there. */
  gboolean (*detail_can_go_back) (SalListDetailPage *self);
  void (*detail_go_back) (SalListDetailPage *self);

  /* Shows the item of that id; 0: none. */
  void (*choose) (SalListDetailPage *self, gint64 id);
  /* What shows stays although something else was chosen: the list is to select it again. */
  void (*stay) (SalListDetailPage *self);
  /* Gives up what was entered and not stored. */
  void (*discard) (SalListDetailPage *self);
};

void sal_list_detail_page_show_problem (SalListDetailPage *self, const GError *error);
void sal_list_detail_page_show_empty (SalListDetailPage *self);
void sal_list_detail_page_show_content (SalListDetailPage *self);
const char *sal_list_detail_page_get_state (SalListDetailPage *self);
gboolean sal_list_detail_page_has_content (SalListDetailPage *self);
void sal_list_detail_page_show_list (SalListDetailPage *self);
void sal_list_detail_page_show_detail (SalListDetailPage *self);
void sal_list_detail_page_show_view (SalListDetailPage *self, const char *name);
void sal_list_detail_page_set_detail_visible (SalListDetailPage *self, gboolean visible);
void sal_list_detail_page_update_back (SalListDetailPage *self);
void sal_list_detail_page_choose (SalListDetailPage *self, gint64 id);

G_END_DECLS
